package evenkeel.standalone.supervisor;

/** The ports of one home; 0 = ask the operating system. */
public record Ports(int postgres, int temporal, int temporalUi, int api) {
  /** In place of the port of a server that is not its own. */
  public static final int NONE = -1;

  /** All four chosen by the operating system at the first start and kept from then on. */
  public static Ports free() {
    return new Ports(0, 0, 0, 0);
  }
}
