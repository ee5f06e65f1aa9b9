package evenkeel.broken.emergency.workflow;

import io.temporal.activity.ActivityInterface;

/** Has no name prefix on purpose. */
@ActivityInterface
public interface NamelessActivities {
  void work();
}
