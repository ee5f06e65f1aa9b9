package evenkeel.keeping.workflow;

/**
 * What came of one round of writing, in numbers of torrents.
 *
 * @param sent written to the client
 * @param confirmed seen to hold what was written
 * @param refused not taken by the client
 * @param words the same for a person
 */
public record Written(int sent, int confirmed, int refused, String words) {}
