package evenkeel.emergency.workflow;

import evenkeel.emergency.Emergency;
import evenkeel.emergency.Notice.Kind;
import evenkeel.emergency.Phase;
import evenkeel.emergency.Release;
import evenkeel.emergency.Wording;
import evenkeel.temporal.CallPolicies;
import evenkeel.temporal.EvenkeelSearchAttributes;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** What an emergency tells of itself: in Temporal's UI, and to the operator. */
final class Logbook {
  private @Nullable Phase shown;

  void show(Emergency emergency) {
    Workflow.setCurrentDetails(Wording.details(emergency));
    if (emergency.phase() != shown) {
      shown = emergency.phase();
      Workflow.upsertTypedSearchAttributes(
          EvenkeelSearchAttributes.ACCOUNT.valueSet(emergency.account()),
          EvenkeelSearchAttributes.PHASE.valueSet(shown.name()));
    }
  }

  /** One occasion is told once, however often this is asked for. */
  void tell(Emergency emergency, Kind kind, String occasion) {
    hands("Tell the operator: " + occasion).tell(Wording.notice(emergency, kind, occasion));
  }

  /** Once it asks for an order. */
  void tellThatItAsks(boolean askedBefore, Emergency emergency) {
    if (emergency.asking() && !askedBefore) {
      tell(emergency, Kind.ASKING, "asking");
    }
  }

  /**
   * Once something waits whose turn comes, and once something is too large ever to be given back by
   * itself.
   */
  void tellWhatWaits(Release before, Emergency emergency) {
    Release now = emergency.release();
    if (Versions.tellsOnlyWhatFits()
        ? !before.follows() && now.follows()
        : before.waiting().isEmpty() && !now.waiting().isEmpty()) {
      tell(emergency, Kind.WAITING, "waiting");
    }
    if (before.tooLarge().torrents() == 0 && now.tooLarge().torrents() > 0) {
      tell(emergency, Kind.TOO_LARGE, "too-large");
    }
  }

  static EmergencyActivities hands(String summary) {
    return Workflow.newActivityStub(
        EmergencyActivities.class, CallPolicies.quickLocalCall(summary));
  }
}
