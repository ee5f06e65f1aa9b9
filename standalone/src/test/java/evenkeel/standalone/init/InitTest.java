package evenkeel.standalone.init;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.AccountSettings;
import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import evenkeel.simulator.site.Rotation;
import evenkeel.standalone.advice.AdvisedPerson;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A first settings file, asked for line by line, on a real client and the simulated site. */
class InitTest extends AdvisedPerson {
  @Test
  void writesAFileThatEvenkeelReadsAndKeepsTheCookieThatTheSiteGaveMeanwhile() throws Exception {
    home().world().site().rotates(Rotation.EVERY_CALL);

    int code = init(answers(home().client().password(), "mam_id=" + home().world().cookie()));

    assertThat(code).as(err.taken()).isZero();
    assertThat(out.taken()).contains("login accepted", "ratio 2.400", "Written: " + settings());
    Settings read = read();
    AccountSettings account = read.accounts().getFirst();
    assertThat(account.mode()).isEqualTo(AccountSettings.Mode.OBSERVE);
    assertThat(account.trackers()).containsExactly("127.0.0.2");
    assertThat(account.cookie().value()).isNotEqualTo(home().world().cookie());
    assertThat(home().world().site().newestCookie(account.cookie().value()))
        .contains(account.cookie().value());
    assertThat(Files.readString(settings()))
        .doesNotContain(home().client().password(), account.cookie().value());
    for (String name : List.of("evenkeel.yml", "home.password", "mam.cookie")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void leavesAFileThatIsThereAsItIs() throws Exception {
    Files.createDirectories(settings().getParent());
    Files.writeString(settings(), "mine");

    int code = init(answers(home().client().password(), home().world().cookie()));

    assertThat(code).isEqualTo(2);
    assertThat(err.taken()).contains(settings() + " is there already");
    assertThat(settings()).hasContent("mine");
    assertThat(home().proxy().count("auth/login")).isZero();
  }

  @Test
  void writesNothingWithAWrongPasswordAndTriesItOnce() throws Exception {
    int first = init(answers("wrong", home().world().cookie()));
    String why = err.taken();
    int second = init(answers("wrong", home().world().cookie()));

    assertThat(first).isEqualTo(1);
    assertThat(second).isEqualTo(1);
    assertThat(why).contains("wrong user name or password", "No settings were written");
    assertThat(err.taken()).contains("not tried again");
    assertThat(home().proxy().count("auth/login")).isEqualTo(1);
    assertThat(settings()).doesNotExist();
    assertThat(made("home.password")).doesNotExist();
  }

  @Test
  void goesOnFromTheSecretsThatAnEarlierTryLeft() throws Exception {
    home().world().site().signsOut(home().world().cookie());
    int refused = init(answers(home().client().password(), home().world().cookie()));
    String why = err.taken();
    Files.writeString(made("mam.cookie"), home().world().site().signsIn(home().world().member()));

    int code = init(List.of(home().proxy().url(), home().client().username(), "127.0.0.2"));

    assertThat(refused).isEqualTo(1);
    assertThat(why).contains("make a new session");
    assertThat(code).as(err.taken()).isZero();
    assertThat(out.taken()).contains("as " + made("home.password") + " has it");
  }

  @Test
  void asksNothingOfAnyServerWhenToldSo() throws Exception {
    int code = init(answers("any", "any-cookie"), "--unchecked");

    assertThat(code).as(err.taken()).isZero();
    assertThat(home().proxy().requests()).isEmpty();
    assertThat(home().world().site().traffic().requests()).isZero();
    assertThat(read().clients().getFirst().url().toString()).isEqualTo(home().proxy().url());
  }

  @Test
  void saysWhichAnswerIsMissingOrMalformed() throws Exception {
    assertThat(init(List.of())).isEqualTo(2);
    assertThat(init(List.of("127.0.0.1:8080"))).isEqualTo(1);
    assertThat(init(List.of(), "--client", "../up")).isEqualTo(2);

    assertThat(err.taken())
        .contains("no answer to: Address of qBittorrent's web interface")
        .contains("'127.0.0.1:8080' is no address")
        .contains("--client is '../up'");
    assertThat(settings()).doesNotExist();
  }

  @Test
  void asksAPersonAgainForWhatCannotBe() throws Exception {
    String url = home().proxy().url();
    List<String> shown =
        List.of("127.0.0.1:8080", url, home().client().username(), "net", "127.0.0.2", "", "n");
    List<String> unseen =
        List.of(home().client().password(), "cookie", "two words", home().world().cookie());

    int code = init(shown, person(unseen));

    assertThat(code).as(err.taken()).isZero();
    assertThat(out.taken())
        .contains("'127.0.0.1:8080' is no address", "accounts.mam.trackers", "accounts.mam.cookie")
        .doesNotContain("two words");
    assertThat(read().accounts().getFirst().trackers()).containsExactly("127.0.0.2");
  }

  private static Supplier<char @Nullable []> person(List<String> unseen) {
    Iterator<String> lines = unseen.iterator();
    return () -> lines.hasNext() ? lines.next().toCharArray() : null;
  }

  private List<String> answers(String password, String cookie) {
    return List.of(home().proxy().url(), home().client().username(), password, "127.0.0.2", cookie);
  }

  private int init(List<String> lines, String... more) {
    return init(lines, null, more);
  }

  private int init(
      List<String> lines, @Nullable Supplier<char @Nullable []> unseen, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--settings", settings().toString()));
    arguments.addAll(List.of("--data", home().data().toString()));
    arguments.addAll(List.of("--site", home().world().site().url()));
    arguments.addAll(List.of(more));
    Dialogue dialogue =
        new Dialogue(
            new BufferedReader(new StringReader(String.join("\n", lines))), out.stream(), unseen);
    return new Init(dialogue, err.stream()).run(arguments);
  }

  private Settings read() {
    return switch (SettingsFile.read(settings(), Map.of())) {
      case SettingsVerdict.Valid valid -> valid.settings();
      case SettingsVerdict.Faulty faulty -> throw new AssertionError(faulty.explanation());
    };
  }

  private Path settings() {
    return made("evenkeel.yml");
  }

  private Path made(String name) {
    return folder.resolve("configuration").resolve(name);
  }
}
