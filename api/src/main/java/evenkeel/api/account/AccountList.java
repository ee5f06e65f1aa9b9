package evenkeel.api.account;

import java.util.List;

/** All accounts of the settings. */
public record AccountList(List<AccountView> accounts) {}
