package evenkeel.emergency;

import evenkeel.account.JudgedReading;
import org.jspecify.annotations.Nullable;

/**
 * Why a story begins: a bad reading, an operator's order, or a row whose story was lost.
 *
 * @param reading the reading that opens it; null for an order or an adoption
 * @param hold the operator's reason; null unless ordered
 * @param adopted number of the open row to go on with; null unless adopted
 * @param request names an order, the same however often it is carried out; null = nothing does
 */
public record Opening(
    String account,
    @Nullable JudgedReading reading,
    @Nullable String hold,
    @Nullable Long adopted,
    @Nullable String request) {

  public static Opening by(JudgedReading reading) {
    return new Opening(reading.reading().account(), reading, null, null, null);
  }

  public static Opening ordered(String account, String reason) {
    return new Opening(account, null, reason, null, null);
  }

  public static Opening adopting(String account, long number) {
    return new Opening(account, null, null, number, null);
  }

  /** The same, by a name that stays when its story is reset. */
  public Opening asked(String by) {
    return new Opening(account, reading, hold, adopted, by);
  }
}
