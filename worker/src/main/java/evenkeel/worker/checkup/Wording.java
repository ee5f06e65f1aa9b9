package evenkeel.worker.checkup;

/**
 * What is wrong, for a person.
 *
 * @param found in plain words
 * @param advice what to do
 */
record Wording(String found, String advice) {}
