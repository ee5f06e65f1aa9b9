package evenkeel.worker.keeping.model.client;

/** What answers at the end of the way. */
public interface Server {

  /** A call is under way. */
  void approached();

  /** Whether it has let this session in. */
  boolean knows(String session);

  Reply answer(Call call);

  void endSession(String session);

  void endSessions();

  /** It sends everything anew next time, unasked. */
  void sendsAll();
}
