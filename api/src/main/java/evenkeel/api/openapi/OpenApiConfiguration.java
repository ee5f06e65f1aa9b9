package evenkeel.api.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The document at {@code /api/openapi}, drawn up from the doors themselves. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
  private static final String KEY = "key";

  @Bean
  ModelResolver recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  OpenApiCustomizer whatAllDoorsHaveInCommon() {
    return document -> {
      document.info(
          new Info()
              .title("Evenkeel")
              .version("1")
              .description("Bytes are numbers, rates bytes per second, times ISO 8601."));
      document.setServers(List.of());
      document
          .getComponents()
          .addSchemas("Problem", Refusals.schema())
          .addSecuritySchemes(
              KEY,
              new SecurityScheme()
                  .type(SecurityScheme.Type.APIKEY)
                  .in(SecurityScheme.In.HEADER)
                  .name("X-Api-Key"));
      document
          .getPaths()
          .forEach((path, item) ->
              item.readOperationsMap()
                  .forEach((method, operation) -> {
                    operation.setTags(null);
                    Refusals.describe(path, method, operation);
                    if (path.startsWith("/api/")) {
                      operation.addSecurityItem(new SecurityRequirement().addList(KEY));
                    }
                  }));
    };
  }
}
