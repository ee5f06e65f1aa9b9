package evenkeel.account;

import java.math.BigDecimal;

/**
 * Where the levels of an account begin, as ratios: {@code floor} and under is an emergency, {@code
 * warning} and under a warning, {@code recovery} and over can end an emergency; a projected ratio
 * of {@code floor} plus {@code margin} and under is an emergency, too, if it is under recovery.
 */
public record Thresholds(
    BigDecimal floor, BigDecimal warning, BigDecimal recovery, BigDecimal margin) {}
