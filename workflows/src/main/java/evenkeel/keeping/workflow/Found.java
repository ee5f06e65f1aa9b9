package evenkeel.keeping.workflow;

/**
 * Why a watch has ended.
 *
 * @param toWrite torrents that are to be written
 * @param toTell holders that are to hear of their torrents
 * @param words the same for a person
 */
public record Found(int toWrite, int toTell, String words) {}
