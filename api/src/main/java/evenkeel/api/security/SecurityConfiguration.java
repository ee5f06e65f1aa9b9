package evenkeel.api.security;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import tools.jackson.databind.json.JsonMapper;

/** The one chain in front of every door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
public class SecurityConfiguration {
  @Bean
  ApiKey apiKey(ApiSettings settings) {
    return new ApiKeyFile(settings.dataFolder()).open();
  }

  /** Being there, it also keeps the framework from inventing a user with a password. */
  @Bean
  AuthenticationManager keyCheck(ApiKey door) {
    return presented -> {
      if (presented instanceof PresentedKey key && key.opens(door)) {
        return PresentedKey.accepted();
      }
      throw new BadCredentialsException("wrong key");
    };
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, AuthenticationManager keyCheck, JsonMapper json, ApiSettings settings) {
    KeyDemand demand = new KeyDemand(json);
    plain(http);
    ServedHosts hosts = new ServedHosts(settings.hosts());
    http.addFilterAfter(new HostFilter(hosts, json), HeaderWriterFilter.class);
    return http.authorizeHttpRequests(open ->
            open.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/health", "/health/live", "/health/ready")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(refused -> refused.authenticationEntryPoint(demand))
        .addFilterBefore(keyFilter(keyCheck, demand), AuthorizationFilter.class)
        .addFilterAfter(new BodyBoundFilter(json), AuthorizationFilter.class)
        .build();
  }

  /**
   * No sessions and no cookies: a browser sends nothing by itself that opens this door, so there is
   * nothing that a forged request could use, and no CSRF token is needed.
   */
  private static void plain(HttpSecurity http) {
    http.sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .contentSecurityPolicy(
                    csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> {}));
  }

  private static AuthenticationFilter keyFilter(AuthenticationManager check, KeyDemand demand) {
    AuthenticationFilter filter = new AuthenticationFilter(check, PresentedKey::in);
    filter.setSuccessHandler((request, response, operator) -> {});
    filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(demand));
    return filter;
  }
}
