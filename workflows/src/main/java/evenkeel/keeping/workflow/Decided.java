package evenkeel.keeping.workflow;

/**
 * What an operator's decision came to.
 *
 * @param torrents how many had been waiting for it
 */
public record Decided(int torrents) {}
