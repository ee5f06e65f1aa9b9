package evenkeel.api;

import evenkeel.settings.Settings;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The door as a process would open it, on a free port, and a visitor with the right key. */
public final class Door implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ConfigurableApplicationContext process;
  private final Path dataFolder;

  private Door(ConfigurableApplicationContext process, Path dataFolder) {
    this.process = process;
    this.dataFolder = dataFolder;
  }

  /** Opens with what the process would be given. */
  public static Door open(Path dataFolder, DataSource database, WorkflowClient temporal) {
    SpringApplicationBuilder process =
        new SpringApplicationBuilder(OpenDoor.class)
            .properties(
                "spring.config.name=evenkeel-api",
                "server.port=0",
                "evenkeel.api.hosts=shelf.example",
                "evenkeel.api.data-folder=" + dataFolder)
            .initializers(context -> {
              var beans = (GenericApplicationContext) context;
              beans.registerBean(DataSource.class, () -> database);
              beans.registerBean(WorkflowClient.class, () -> temporal);
              beans.registerBean(Settings.class, TestSettings::settings);
            });
    return new Door(process.run(), dataFolder);
  }

  public int port() {
    return Integer.parseInt(
        String.valueOf(process.getEnvironment().getProperty("local.server.port")));
  }

  public String key() {
    try {
      return Files.readString(dataFolder.resolve("api-key")).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Every door there is, as method and path. */
  public Set<String> all() {
    return process
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .stream()
        .flatMap(door ->
            door.getMethodsCondition().getMethods().stream()
                .flatMap(
                    method -> door.getPatternValues().stream().map(path -> method + " " + path)))
        .collect(Collectors.toSet());
  }

  public Answer get(String path) {
    return send(path, request -> request.header("X-Api-Key", key()));
  }

  public Answer post(String path, String body) {
    return send(
        path,
        request ->
            request
                .header("X-Api-Key", key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
  }

  /** A request made as the test likes. */
  public Answer send(String path, UnaryOperator<HttpRequest.Builder> with) {
    URI address = URI.create("http://127.0.0.1:" + port() + path);
    try {
      var response =
          HTTP.send(with.apply(HttpRequest.newBuilder(address)).build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().map(),
          response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    process.close();
  }

  /** Stands in for the main program. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import(ApiConfiguration.class)
  static class OpenDoor {}
}
