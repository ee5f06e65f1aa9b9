package evenkeel.settings;

import java.util.List;

/** Everything the operator decides, validated: a value of this type is always usable. */
public record Settings(
    List<AccountSettings> accounts, List<ClientSettings> clients, KeepingSettings keeping) {}
