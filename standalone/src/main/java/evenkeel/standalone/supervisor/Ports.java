package evenkeel.standalone.supervisor;

/** The loopback ports of one home; 0 = ask the operating system. */
public record Ports(int postgres, int temporal, int temporalUi, int api) {

  /** All four chosen by the operating system at the first start and kept from then on. */
  public static Ports free() {
    return new Ports(0, 0, 0, 0);
  }
}
