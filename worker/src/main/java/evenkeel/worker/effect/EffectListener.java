package evenkeel.worker.effect;

/** Hears of every effect; in production nobody listens, tests break the world here. */
public interface EffectListener {
  EffectListener NONE = new EffectListener() {};

  /** The ledger says "sent"; the call has not begun. */
  default void before(Effect effect, int torrents) {}

  /** The call has been answered; nothing has been read back. */
  default void after(Effect effect, int torrents) {}
}
