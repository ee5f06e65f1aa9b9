package evenkeel.standalone.fault;

import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.standalone.application.Options;
import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import evenkeel.worker.effect.EffectListener;
import java.util.List;

/**
 * The application, which breaks where a file in its data folder says; else it is as it always is.
 */
final class FaultyApplication {
  private FaultyApplication() {}

  public static void main(String[] arguments) {
    FaultFolder faults = new FaultFolder(Options.of(List.of(arguments)).data());
    EvenkeelApplication.run(
        arguments,
        context -> context.registerBean(EffectListener.class, () -> new Breaking(faults)));
  }

  private record Breaking(FaultFolder faults) implements EffectListener {
    @Override
    public void before(Effect effect, int torrents) {
      faults.pass(Moment.BEFORE, effect);
    }

    @Override
    public void after(Effect effect, int torrents) {
      faults.pass(Moment.AFTER, effect);
    }
  }
}
