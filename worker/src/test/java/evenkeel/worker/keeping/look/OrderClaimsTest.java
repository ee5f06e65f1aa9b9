package evenkeel.worker.keeping.look;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeeperReport;
import evenkeel.keeping.LookMoment;
import evenkeel.order.OrderedAccount;
import evenkeel.order.OrderedAccounts;
import evenkeel.order.RestartRule;
import evenkeel.order.Selection;
import evenkeel.order.StopRule;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.PlannedWrite;
import evenkeel.worker.keeping.ledger.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What an order claims of a torrent that hides what it is when the order is given. */
class OrderClaimsTest {
  private static final String CLIENT = "home";
  private static final List<String> ANY = List.of();
  private static final ClaimRule RULE =
      new StopRule(
          new Selection(ANY, ANY, ANY, ANY, ANY),
          new OrderedAccounts(
              List.of(
                  new OrderedAccount("one", List.of("one.example"), Set.of(), Set.of(), false),
                  new OrderedAccount("two", List.of("two.example"), Set.of(), Set.of(), true))),
          Instant.EPOCH.plusSeconds(1));
  private static final ClaimRule RESTART =
      new RestartRule(
          Selection.of(CLIENT, "b".repeat(40)), new OrderedAccounts(List.of()), Instant.EPOCH);

  private final Database database = Database.fresh();
  private final Ledgers ledgers =
      new Ledgers(
          new LeasesLedger(database.jdbc()).seize(CLIENT, "test", Duration.ofMinutes(5)),
          database.jdbc(),
          new JdbcTransactionManager(database.dataSource()));
  private final RuleClaims claims =
      new RuleClaims(ledgers.holders(), ledgers.claims(), new Always(), CLIENT);
  private final Planning planning = new Planning(ledgers.claims(), ledgers.receipts(), CLIENT);
  private final Holder order =
      ledgers
          .holders()
          .open("order/1", new HoldersLedger.Occasion(null, null, null, null))
          .orElseThrow();
  private final Listening rule = new Listening();
  private ClaimRule ordered = RULE;
  private List<PlannedWrite> writes = List.of();
  private Instant at = Instant.EPOCH;
  private long looks;

  /** Whatever the holder. */
  private final class Always implements ClaimRules {
    @Override
    public Optional<ClaimRule> rule(String holder, String account) {
      return Optional.empty();
    }

    @Override
    public Optional<ClaimRule> rule(Holder holder, String client) {
      return Optional.of(rule);
    }
  }

  /** Remembers of which torrents it was asked. */
  private final class Listening implements ClaimRule {
    private final Set<String> asked = new HashSet<>();

    @Override
    public Coverage coverage(Torrent torrent) {
      asked.add(torrent.hash());
      return ordered.coverage(torrent);
    }

    @Override
    public Ground ground(Candidate candidate) {
      return ordered.ground(candidate);
    }

    @Override
    public boolean observing() {
      return ordered.observing();
    }

    @Override
    public boolean judgesMasked() {
      return ordered.judgesMasked();
    }

    @Override
    public boolean claimsOnce() {
      return ordered.claimsOnce();
    }

    @Override
    public boolean sparesComplete() {
      return ordered.sparesComplete();
    }
  }

  @Test
  void isPendingWithWhatIsMaskedAndStopsItOnceItShowsThatItDownloads() {
    looksAt(checking());
    assertThat(report().pending()).isEqualTo(1);

    looksAt(shown(TorrentState.DOWNLOADING, false));

    assertThat(report().pending()).isEqualTo(1);
    assertThat(report().restored()).isZero();
  }

  @Test
  void letsGoWhatShowsThatItIsComplete() {
    looksAt(checking());

    looksAt(shown(TorrentState.SEEDING, true));

    assertThat(report().pending()).isZero();
    assertThat(report().restored()).isEqualTo(1);
  }

  @Test
  void isNotMisledByWhatAMaskedTorrentSeemsToBe() {
    looksAt(checking());

    looksAt(torrent(TorrentState.CHECKING, true, true));

    assertThat(report().pending()).isEqualTo(1);
  }

  /** Away, loading, or a wrong profile: whatever the client shows meanwhile, it was ordered. */
  @Test
  void doesNotForgetWhatTheClientDoesNotShowForAWhile() {
    looksAt(checking());
    looksAt();
    looksAt();
    assertThat(report()).matches(told -> told.pending() == 0 && told.parked() == 1);

    looksAt(shown(TorrentState.DOWNLOADING, false));

    assertThat(report()).matches(told -> told.pending() == 1 && told.parked() == 0);
    assertThat(writes).extracting(PlannedWrite::target).containsExactly(Run.STOPPED);
  }

  @Test
  void isDoneWithWhatIsGoneOnceItsRowIsClosed() {
    looksAt(checking());
    looksAt();

    ledgers.inTenancy(() -> ledgers.holders().close(order.id(), "undone"));
    looksAt(shown(TorrentState.DOWNLOADING, false));

    assertThat(writes).isEmpty();
    assertThat(report()).matches(KeeperReport::returned);
  }

  /** Nothing is touched while it is in error; it may go on once that is over. */
  @Test
  void isPendingWithWhatIsInErrorAndStopsItOnceItGoesOn() {
    looksAt(torrent(TorrentState.ERRORED, false, true));
    assertThat(report().pending()).isEqualTo(1);
    assertThat(writes).isEmpty();

    looksAt(shown(TorrentState.DOWNLOADING, false));

    assertThat(writes).extracting(PlannedWrite::target).containsExactly(Run.STOPPED);
  }

  @Test
  void countsAsItsUsersWhatCameWhileTheClientWasAway() {
    at = Instant.EPOCH.plus(Duration.ofDays(5));

    looksAt(torrent("c".repeat(40), TorrentState.DOWNLOADING, false, false, 2));
    looksAt(torrent("c".repeat(40), TorrentState.DOWNLOADING, false, false, 2));

    assertThat(writes).isEmpty();
    assertThat(report()).matches(told -> told.ceded() == 1 && told.pending() == 0);
  }

  @Test
  void claimsNothingThatIsAddedLater() {
    looksAt();

    looksAt(checking());
    looksAt(shown(TorrentState.DOWNLOADING, false));

    assertThat(report().pending()).isZero();
  }

  /** Nobody who holds nothing there makes a client be looked at more often. */
  @Test
  void concernsOnlyTheClientsWhereItHoldsSomething() {
    assertThat(looksAt().concerned()).isFalse();
    assertThat(looksAt(shown(TorrentState.DOWNLOADING, false)).concerned()).isFalse();
  }

  @Test
  void concernsAClientForAsLongAsItHoldsSomethingThere() {
    assertThat(looksAt(shown(TorrentState.DOWNLOADING, false)).concerned()).isTrue();
    assertThat(looksAt(shown(TorrentState.DOWNLOADING, false)).concerned()).isTrue();

    looksAt(shown(TorrentState.SEEDING, true));

    assertThat(looksAt(shown(TorrentState.SEEDING, true)).concerned()).isFalse();
  }

  @Test
  void asksTheRuleLaterOnlyForWhatItHasClaimed() {
    looksAt(checking());
    rule.asked.clear();

    looksAt(checking(), another());

    assertThat(rule.asked).isNotEmpty().containsOnly(checking().hash());
  }

  @Test
  void letsGoWhatIsExcludedWhileItIsHeld() {
    looksAt(shown(TorrentState.DOWNLOADING, false));

    RuleClaims.Evaluated evaluated = looksAt(tagged("evenkeel-ignore", "one.example"));

    assertThat(evaluated.changed()).isTrue();
    assertThat(writes).isEmpty();
    assertThat(report()).matches(told -> told.pending() == 0 && told.restored() == 1);
  }

  @Test
  void countsWhatItMayOnlyWatch() {
    looksAt(tagged("any", "two.example"));
    looksAt(tagged("any", "two.example"));

    assertThat(report()).matches(told -> told.wouldStop() == 1 && told.pending() == 0);
    assertThat(writes).isEmpty();
  }

  @Test
  void remembersWhyItDoesNotRestart() {
    ordered = RESTART;

    looksAt(shown(TorrentState.STOPPED, false));

    assertThat(report().refused()).isEqualTo(1);
    assertThat(ended()).isEqualTo("refused: STANDS_STILL");
  }

  @Test
  void stopsASeedToRestartItUnlessALimitShowsBefore() {
    ordered = RESTART;
    Torrent seed = shown(TorrentState.SEEDING, true);
    looksAt(seed);
    assertThat(writes).extracting(PlannedWrite::target).containsExactly(Run.STOPPED);

    RuleClaims.Evaluated evaluated = looksAt(seed.with(new ShareLimits(2, -1, -1)));

    assertThat(evaluated.changed()).isTrue();
    assertThat(writes).isEmpty();
    assertThat(report().refused()).isEqualTo(1);
    assertThat(ended()).isEqualTo("refused: LIMITED");
  }

  private String ended() {
    return database.jdbc().sql("select ended_why from claims").query(String.class).single();
  }

  /** Notices and the queue are about an account's emergency. */
  @Test
  void countsAmongTheRulesOfNoAccount() {
    assertThat(claims.today(List.of(order))).isEmpty();
  }

  private RuleClaims.Evaluated looksAt(Torrent... torrents) {
    looks++;
    LookMoment moment = new LookMoment(looks, 1, at, true, Duration.ofSeconds(1));
    return ledgers.inTenancy(() -> {
      List<Sighting> sightings =
          ledgers.generations().recognise(List.of(torrents), moment, Set.of());
      RuleClaims.Evaluated evaluated =
          claims.evaluate(
              ledgers.holders().open(),
              new Ruling.View(sightings, moment, ShareLimits.none(), List.of()));
      writes =
          planning.first(
              sightings.stream().collect(Collectors.toMap(Sighting::generation, one -> one)),
              moment);
      return evaluated;
    });
  }

  private KeeperReport report() {
    Holder now = ledgers.holders().row(order.holder(), order.number()).orElseThrow();
    return ledgers.reports().count(now, CLIENT, 0, planning.missing());
  }

  private static Torrent tagged(String tag, String host) {
    Torrent plain = shown(TorrentState.DOWNLOADING, false);
    return new Torrent(
        plain.hash(),
        plain.infohashV1(),
        null,
        plain.addedOn(),
        plain.name(),
        plain.state(),
        false,
        false,
        false,
        false,
        "",
        Set.of(tag),
        Set.of(host),
        0,
        Duration.ZERO,
        plain.size(),
        plain.amountLeft(),
        plain.limits());
  }

  private static Torrent another() {
    return torrent("c".repeat(40), TorrentState.DOWNLOADING, false, false);
  }

  private static Torrent checking() {
    return torrent(TorrentState.CHECKING, false, true);
  }

  private static Torrent shown(TorrentState state, boolean complete) {
    return torrent(state, complete, false);
  }

  private static Torrent torrent(TorrentState state, boolean complete, boolean masked) {
    return torrent("b".repeat(40), state, complete, masked);
  }

  private static Torrent torrent(
      String hash, TorrentState state, boolean complete, boolean masked) {
    return torrent(hash, state, complete, masked, 1);
  }

  private static Torrent torrent(
      String hash, TorrentState state, boolean complete, boolean masked, long addedOn) {
    return new Torrent(
        hash,
        hash,
        null,
        addedOn,
        "Invented Book",
        state,
        masked,
        false,
        complete,
        false,
        "",
        Set.of(),
        Set.of("one.example"),
        0,
        Duration.ZERO,
        100,
        complete ? 0 : 50,
        ShareLimits.global());
  }
}
