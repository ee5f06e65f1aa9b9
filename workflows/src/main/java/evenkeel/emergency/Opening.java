package evenkeel.emergency;

import evenkeel.account.JudgedReading;
import org.jspecify.annotations.Nullable;

/**
 * Why a story begins: a bad reading, an operator's order, or a row whose story was lost.
 *
 * @param reading the reading that opens it; null for an order or an adoption
 * @param hold the operator's reason; null unless ordered
 * @param adopted number of the open row to go on with; null unless adopted
 */
public record Opening(
    String account,
    @Nullable JudgedReading reading,
    @Nullable String hold,
    @Nullable Long adopted) {

  public static Opening by(JudgedReading reading) {
    return new Opening(reading.reading().account(), reading, null, null);
  }

  public static Opening ordered(String account, String reason) {
    return new Opening(account, null, reason, null);
  }

  public static Opening adopting(String account, long number) {
    return new Opening(account, null, null, number);
  }
}
