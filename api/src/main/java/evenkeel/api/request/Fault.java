package evenkeel.api.request;

/**
 * One thing that is wrong with a request.
 *
 * @param field its name in the request
 * @param found what was there, in words
 * @param allowed what may be there, in words
 */
public record Fault(String field, String found, String allowed) {}
