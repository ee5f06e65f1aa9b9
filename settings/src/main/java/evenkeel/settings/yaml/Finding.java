package evenkeel.settings.yaml;

/**
 * Something wrong in the file being read.
 *
 * @param line counted from 1; 0 if the file as a whole is meant
 * @param key path of the key; empty if the file as a whole is meant
 */
public record Finding(int line, String key, String found, String allowed) {}
