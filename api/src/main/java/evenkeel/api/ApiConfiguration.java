package evenkeel.api;

import evenkeel.api.openapi.OpenApiConfiguration;
import evenkeel.api.problem.FailureController;
import evenkeel.api.problem.OutsideAdvice;
import evenkeel.api.problem.ProblemValve;
import evenkeel.api.problem.RequestAdvice;
import evenkeel.api.request.StrayParameters;
import evenkeel.api.security.SecurityConfiguration;
import evenkeel.settings.Settings;
import io.temporal.client.WorkflowClient;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;

/**
 * The door as a whole. Whoever imports it provides a {@link WorkflowClient}, a {@link JdbcClient},
 * the {@link Settings} and the property {@code evenkeel.api.data-folder}.
 */
@Configuration(proxyBeanMethods = false)
@Import({SecurityConfiguration.class, DoorsConfiguration.class, OpenApiConfiguration.class})
public class ApiConfiguration {
  @Bean
  JsonMapperBuilderCustomizer jsonAsNeighboursSpeakIt() {
    return json ->
        json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }

  @Bean
  RequestAdvice requestAdvice() {
    return new RequestAdvice();
  }

  @Bean
  OutsideAdvice outsideAdvice() {
    return new OutsideAdvice();
  }

  @Bean
  WebMvcConfigurer requestsAndAnswers() {
    return new WebMvcConfigurer() {
      // A library brings one for YAML, which knows nothing of how names and times are written.
      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all ->
            all.removeIf(one -> one.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
      }

      @Override
      public void addInterceptors(InterceptorRegistry doors) {
        doors.addInterceptor(new StrayParameters());
      }
    };
  }

  @Bean
  FailureController failureController() {
    return new FailureController();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheServerItself() {
    return server ->
        server.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemValve.class.getName());
          }
        });
  }
}
