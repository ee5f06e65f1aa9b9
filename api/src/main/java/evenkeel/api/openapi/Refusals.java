package evenkeel.api.openapi;

import evenkeel.api.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which problems a door may answer with, by where it is and what it does. */
final class Refusals {
  private static final String PROBLEM = "Problem";
  private static final String MEDIA_TYPE = "application/problem+json";

  /** Of every door. */
  private static final List<ProblemType> ALWAYS =
      List.of(
          ProblemType.INVALID_REQUEST,
          ProblemType.UNREADABLE_REQUEST,
          ProblemType.HOST_REFUSED,
          ProblemType.FORBIDDEN,
          ProblemType.UNKNOWN_PATH,
          ProblemType.METHOD_NOT_ALLOWED,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.INTERNAL_ERROR);

  private static final List<ProblemType> OF_ORDERS =
      List.of(
          ProblemType.ORDER_REFUSED,
          ProblemType.LENGTH_REQUIRED,
          ProblemType.BODY_TOO_LARGE,
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          ProblemType.KEY_REUSED,
          ProblemType.TEMPORAL_AWAY,
          ProblemType.STORY_AWAY);

  private static final Map<String, ProblemType> OF_PATHS =
      Map.ofEntries(
          Map.entry("{account}", ProblemType.UNKNOWN_ACCOUNT),
          Map.entry("{client}", ProblemType.UNKNOWN_CLIENT),
          Map.entry("{hash}", ProblemType.UNKNOWN_TORRENT),
          Map.entry("/emergencies/{number}", ProblemType.UNKNOWN_EMERGENCY),
          Map.entry("/orders/{number}", ProblemType.UNKNOWN_ORDER),
          Map.entry("/stop-downloading/{number}", ProblemType.UNKNOWN_ORDER),
          Map.entry("/release", ProblemType.NOTHING_FROZEN),
          Map.entry("/hand-back", ProblemType.NOTHING_FROZEN),
          Map.entry("/forecast", ProblemType.NO_READING),
          Map.entry("/compliance/", ProblemType.NO_READING),
          Map.entry("/health/ready", ProblemType.NOT_READY));

  private Refusals() {}

  /** What a problem looks like. */
  static Schema<?> schema() {
    JsonSchema types = text();
    Arrays.stream(ProblemType.values()).forEach(type -> types.addEnumItemObject(type.urn()));
    JsonSchema fault = object(Map.of("field", text(), "found", text(), "allowed", text()));
    JsonSchema faults = new JsonSchema();
    faults.setTypes(Set.of("array"));
    faults.setItems(fault);
    JsonSchema status = new JsonSchema();
    status.setTypes(Set.of("integer"));
    JsonSchema problem =
        object(Map.of("type", types, "title", text(), "status", status, "detail", text()));
    problem.addProperty("instance", text());
    problem.addProperty("faults", faults);
    return problem;
  }

  private static JsonSchema object(Map<String, Schema<?>> members) {
    JsonSchema object = new JsonSchema();
    object.setTypes(Set.of("object"));
    new TreeMap<>(members).forEach(object::addProperty);
    object.setRequired(members.keySet().stream().sorted().toList());
    return object;
  }

  private static JsonSchema text() {
    JsonSchema text = new JsonSchema();
    text.setTypes(Set.of("string"));
    return text;
  }

  /** Adds them to what an operation answers, by status. */
  static void describe(String path, HttpMethod method, Operation operation) {
    Map<Integer, List<ProblemType>> byStatus =
        of(path, method).stream()
            .collect(
                Collectors.groupingBy(
                    type -> type.status().value(), TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, types) ->
        operation.getResponses().addApiResponse(String.valueOf(status), answer(types)));
  }

  private static List<ProblemType> of(String path, HttpMethod method) {
    List<ProblemType> types = new ArrayList<>(ALWAYS);
    if (path.startsWith("/api/")) {
      types.add(ProblemType.KEY_REQUIRED);
      types.add(ProblemType.DATABASE_AWAY);
    }
    if (method == HttpMethod.POST) {
      types.addAll(OF_ORDERS);
    }
    OF_PATHS.entrySet().stream()
        .filter(one -> path.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .forEach(types::add);
    return types.stream().sorted().toList();
  }

  private static ApiResponse answer(List<ProblemType> types) {
    String kinds =
        types.stream()
            .map(type -> "%s: %s.".formatted(type.urn(), type.title()))
            .collect(Collectors.joining(" "));
    return new ApiResponse()
        .description(kinds)
        .content(
            new Content()
                .addMediaType(
                    MEDIA_TYPE,
                    new MediaType()
                        .schema(new JsonSchema().$ref("#/components/schemas/" + PROBLEM))));
  }
}
