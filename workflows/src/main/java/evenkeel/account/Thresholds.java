package evenkeel.account;

import java.math.BigDecimal;

/**
 * Where the levels of an account begin, as ratios: {@code floor} and under is an emergency, {@code
 * warning} and under a warning, {@code recovery} and over can end an emergency.
 */
public record Thresholds(BigDecimal floor, BigDecimal warning, BigDecimal recovery) {}
