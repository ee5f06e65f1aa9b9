package evenkeel.standalone.doctor;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.PostgresSettings.External;
import evenkeel.settings.Settings;
import evenkeel.standalone.advice.Books;
import evenkeel.standalone.supervisor.outside.OutsideTemporal;
import evenkeel.worker.SchemaVersion;
import evenkeel.worker.checkup.ClientCheckup;
import evenkeel.worker.checkup.Finding;
import evenkeel.worker.checkup.KeptSite;
import evenkeel.worker.checkup.SiteCheckup;
import evenkeel.worker.secret.SealException;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.PostgresCookieStore;
import evenkeel.worker.visit.Refusals;
import evenkeel.worker.visit.Visits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Examines every server that the settings name, one after the other. */
final class Examination {
  private static final String VERSION = "0.1.0";

  private final Path data;
  private final Settings settings;
  private final boolean again;

  /**
   * @param again whether logins that were refused are tried once more
   */
  Examination(Path data, Settings settings, boolean again) {
    this.data = data;
    this.settings = settings;
    this.again = again;
  }

  void run(Consumer<Finding> told) throws InterruptedException {
    try (Books books = opened(told)) {
      temporal().ifPresent(told);
      if (books == null) {
        withoutBooks(told);
      } else {
        clients(books.refusals(), told);
        settings.accounts().forEach(account -> told.accept(site(account, books)));
      }
    }
  }

  private @Nullable Books opened(Consumer<Finding> told) throws InterruptedException {
    Books books = null;
    Finding found;
    try {
      books = Books.open(data, settings);
      books.begin();
      found = postgres(books);
    } catch (Books.Closed closed) {
      found = away(closed.getMessage());
    } catch (DataAccessException | FlywayException failure) {
      found = away(failure.getMessage());
    } catch (SchemaVersion.Newer newer) {
      found = postgres(Finding.State.WRONG, newer.getMessage(), null);
    }
    told.accept(found);
    if (found.state() == Finding.State.WRONG && books != null) {
      books.close();
      books = null;
    }
    return books;
  }

  private Finding postgres(Books books) {
    String found = books.inUse() ? "Evenkeel runs on it" : "it answers; Evenkeel does not run";
    return books.areOlder()
        ? postgres(Finding.State.WARNING, found, Books.OLDER)
        : postgres(Finding.State.WELL, found, null);
  }

  private Finding away(@Nullable String trouble) {
    return postgres(
        Finding.State.WRONG,
        trouble,
        (settings.postgres().external().isPresent()
                ? "start it, or correct postgres.url, username and password"
                : "let Evenkeel write there, or name another folder with --data")
            + "; Evenkeel keeps everything there and cannot run without it");
  }

  private Finding postgres(Finding.State state, @Nullable String found, @Nullable String advice) {
    String address = settings.postgres().external().map(External::url).orElseGet(data::toString);
    return new Finding("PostgreSQL", address, state, String.valueOf(found), advice, List.of());
  }

  /** Evenkeel's own is started with it; there is nothing to be found wrong before. */
  private Optional<Finding> temporal() throws InterruptedException {
    if (settings.temporal().external().isEmpty()) {
      return Optional.empty();
    }
    var server = settings.temporal().external().get();
    Optional<String> trouble = new OutsideTemporal(server, settings.temporal().namespace()).away();
    return Optional.of(
        new Finding(
            "Temporal",
            server.address(),
            trouble.isEmpty() ? Finding.State.WELL : Finding.State.WRONG,
            trouble.map(words -> "it " + words).orElse("it answers and has the namespace"),
            trouble.isEmpty()
                ? null
                : "start it, or correct temporal.address, tls and namespace; Evenkeel waits for it and does nothing meanwhile",
            List.of()));
  }

  private void clients(Refusals refusals, Consumer<Finding> told) {
    ClientCheckup checkup = new ClientCheckup(new Visits(refusals));
    for (ClientSettings client : settings.clients()) {
      if (again) {
        refusals.forget(client.id());
      }
      told.accept(checkup.examine(client));
    }
  }

  private static Finding site(AccountSettings account, Books books) {
    if (books.areOlder()) {
      return unasked(account, Books.OLDER);
    }
    try {
      CookieStore cookies =
          new PostgresCookieStore(
              books.jdbc(), books.sealer(), account.id(), account.site(), account.cookie());
      return books.inUse()
          ? new KeptSite(books.jdbc(), InstantSource.system()).examine(account, cookies)
          : new SiteCheckup(VERSION).examine(account, cookies);
    } catch (SealException sealed) {
      return unasked(account, String.valueOf(sealed.getMessage()));
    }
  }

  /** Clients can be asked; a site could answer with a cookie that nobody would keep. */
  private void withoutBooks(Consumer<Finding> told) {
    clients(Books.withoutBooks(data), told);
    settings
        .accounts()
        .forEach(account ->
            told.accept(unasked(account, "its answer may hold a new cookie, and nobody keeps it")));
  }

  private static Finding unasked(AccountSettings account, String why) {
    return new Finding(
        "site of " + account.id(),
        account.site().toString(),
        Finding.State.UNASKED,
        why,
        "put PostgreSQL right first",
        List.of());
  }
}
