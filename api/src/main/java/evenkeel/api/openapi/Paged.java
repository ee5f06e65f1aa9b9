package evenkeel.api.openapi;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A door that answers page by page. */
@Parameters({
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "How many at most.",
      schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50")),
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "Where the page before ended, as its \"next\" says.",
      schema = @Schema(type = "string"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paged {}
