package evenkeel.settings;

import java.util.List;

/** Everything the operator decides, validated: a value of this type is always usable. */
public record Settings(
    List<AccountSettings> accounts,
    List<ClientSettings> clients,
    KeepingSettings keeping,
    PostgresSettings postgres,
    TemporalSettings temporal,
    ApiSettings api,
    List<WebhookSettings> notices) {

  /** With everything of Evenkeel's own and nobody to tell, as if the sections were left out. */
  public Settings(
      List<AccountSettings> accounts, List<ClientSettings> clients, KeepingSettings keeping) {
    this(
        accounts,
        clients,
        keeping,
        PostgresSettings.OWN,
        TemporalSettings.OWN,
        ApiSettings.USUAL,
        List.of());
  }
}
