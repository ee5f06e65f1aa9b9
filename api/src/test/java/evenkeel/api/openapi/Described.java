package evenkeel.api.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The document, as a program reads it. */
final class Described {
  private final JsonNode document;

  Described(JsonNode document) {
    this.document = document;
  }

  /** Every operation, as method and path. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    document
        .at("/paths")
        .forEachEntry((path, item) ->
            item.propertyNames()
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  JsonNode operation(String methodAndPath) {
    String[] parts = methodAndPath.split(" ", 2);
    return document.at("/paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
  }

  List<String> queryParameters(String operation) {
    return operation(operation)
        .at("/parameters")
        .valueStream()
        .filter(one -> one.at("/in").asString().equals("query"))
        .map(one -> one.at("/name").asString())
        .sorted()
        .toList();
  }

  List<String> bodyMembers(String operation) {
    JsonNode schema = operation(operation).at("/requestBody/content/application~1json/schema");
    return resolved(schema).at("/properties").propertyNames().stream().sorted().toList();
  }

  JsonNode answer(String operation) {
    return operation(operation).at("/responses/200/content/application~1json/schema");
  }

  String problems(String operation, int status) {
    return operation(operation).at("/responses/" + status + "/description").asString();
  }

  JsonNode problem() {
    return document.at("/components/schemas/Problem");
  }

  List<String> problemTypes() {
    return document
        .at("/components/schemas/Problem/properties/type/enum")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /** What is wrong with a value by its schema; empty when nothing is. */
  List<String> faults(JsonNode value, JsonNode schema, String at) {
    if (schema.has("anyOf")) {
      return value.isNull() ? List.of() : faults(value, schema.at("/anyOf/0"), at);
    }
    JsonNode wanted = resolved(schema);
    List<String> faults = new ArrayList<>();
    String type = typeOf(value);
    if (!types(wanted).contains(type)
        && !(type.equals("integer") && types(wanted).contains("number"))) {
      faults.add(at + " is " + type + ", not " + types(wanted));
    }
    if (wanted.has("enum") && wanted.at("/enum").valueStream().noneMatch(value::equals)) {
      faults.add(at + " is " + value);
    }
    value
        .valueStream()
        .forEach(item -> {
          if (value.isArray()) {
            faults.addAll(faults(item, wanted.at("/items"), at + "/0"));
          }
        });
    if (value.isObject()) {
      faults.addAll(members(value, wanted, at));
    }
    return faults;
  }

  private List<String> members(JsonNode value, JsonNode wanted, String at) {
    List<String> faults = new ArrayList<>();
    JsonNode any = wanted.at("/additionalProperties");
    value.forEachEntry((name, member) -> {
      JsonNode schema = any.isMissingNode() ? wanted.at("/properties/" + name) : any;
      if (schema.isMissingNode()) {
        faults.add(at + "/" + name + " is not described");
      } else {
        faults.addAll(faults(member, schema, at + "/" + name));
      }
    });
    wanted
        .at("/required")
        .forEach(name -> {
          if (!value.has(name.asString())) {
            faults.add(at + "/" + name.asString() + " is missing");
          }
        });
    return faults;
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.at("/type");
    return type.isArray()
        ? type.valueStream().map(JsonNode::asString).collect(Collectors.toList())
        : List.of(type.asString());
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.at("/$ref").asString();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }
}
