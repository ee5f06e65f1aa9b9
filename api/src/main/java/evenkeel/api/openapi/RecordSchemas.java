package evenkeel.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as the door writes them: names in snake case, enums in lower case, every member
 * always there, and null where the code says that it may be.
 */
final class RecordSchemas extends ModelResolver {
  private static final String REFERENCE = "#/components/schemas/";
  private static final String NULL = "null";

  RecordSchemas() {
    super(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    openapi31(true);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    Schema<?> resolved = super.resolve(type, context, next);
    Class<?> raw = _mapper.constructType(type.getType()).getRawClass();
    if (resolved != null && raw.isRecord()) {
      complete(defined(resolved, context), raw);
    }
    return resolved;
  }

  private static @Nullable Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
    String reference = resolved.get$ref();
    return reference == null
        ? resolved
        : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
  }

  private static void complete(@Nullable Schema<?> schema, Class<?> type) {
    if (schema == null) {
      return;
    }
    schema.setTypes(Set.of("object"));
    var members = schema.getProperties();
    if (members == null) {
      return;
    }
    schema.setRequired(required(members.keySet(), type));
    for (RecordComponent component : type.getRecordComponents()) {
      members.computeIfPresent(
          snake(component.getName()), (name, member) -> member(member, component));
    }
  }

  /** All of them, but what a request may leave out. */
  private static List<String> required(Collection<String> members, Class<?> type) {
    Set<String> optional =
        Arrays.stream(type.getRecordComponents())
            .filter(RecordSchemas::optional)
            .map(component -> snake(component.getName()))
            .collect(Collectors.toSet());
    return members.stream().filter(name -> !optional.contains(name)).toList();
  }

  private static boolean optional(RecordComponent component) {
    var described =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return described != null && described.requiredMode() == RequiredMode.NOT_REQUIRED;
  }

  private static Schema<?> member(Schema<?> found, RecordComponent component) {
    Schema<?> member = found.getEnum() == null ? found : lowerCase(found);
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        ? orNull(member)
        : member;
  }

  private static Schema<?> lowerCase(Schema<?> names) {
    JsonSchema lower = new JsonSchema();
    lower.setTypes(Set.of("string"));
    names
        .getEnum()
        .forEach(name -> lower.addEnumItemObject(String.valueOf(name).toLowerCase(Locale.ROOT)));
    return lower;
  }

  private static Schema<?> orNull(Schema<?> member) {
    if (member.get$ref() != null) {
      JsonSchema nothing = new JsonSchema();
      nothing.setTypes(Set.of(NULL));
      JsonSchema either = new JsonSchema();
      either.setAnyOf(List.of(member, nothing));
      return either;
    }
    if (member.getTypes() == null || member.getTypes().contains(NULL)) {
      return member;
    }
    Set<String> types = new LinkedHashSet<>(member.getTypes());
    types.add(NULL);
    member.setTypes(types);
    if (member.getEnum() != null) {
      member.addEnumItemObject(null);
    }
    return member;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
