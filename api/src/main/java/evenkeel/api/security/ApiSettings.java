package evenkeel.api.security;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the door.
 *
 * @param dataFolder where the API key is kept
 * @param hosts further names one may reach the door by, besides loopback ones
 */
@ConfigurationProperties("evenkeel.api")
public record ApiSettings(Path dataFolder, @DefaultValue List<String> hosts) {}
