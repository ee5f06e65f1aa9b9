package evenkeel.keeping.workflow;

/**
 * What came of one round of writing.
 *
 * @param sent torrents that were written to; whether it took effect is seen by a look
 * @param words the same for a person
 */
public record Written(int sent, String words) {}
