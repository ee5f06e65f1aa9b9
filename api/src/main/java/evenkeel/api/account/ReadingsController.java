package evenkeel.api.account;

import evenkeel.api.request.Known;
import evenkeel.api.request.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The readings of an account. */
@RestController
public final class ReadingsController {
  private static final long MOST = 500;
  private static final long USUAL = 50;

  private final Known accounts;
  private final ReadingsView readings;

  public ReadingsController(Known accounts, ReadingsView readings) {
    this.accounts = accounts;
    this.readings = readings;
  }

  @GetMapping("/api/accounts/{account}/readings")
  ReadingPage readings(@PathVariable String account, HttpServletRequest request) {
    accounts.require(account);
    Page page = Parameters.read(request.getParameterMap(), Page::of);
    List<ReadingView> found = readings.newest(account, page.before(), page.limit());
    return new ReadingPage(found, next(account, page.limit(), found));
  }

  private static @Nullable String next(String account, long limit, List<ReadingView> found) {
    return found.size() < limit
        ? null
        : "/api/accounts/%s/readings?limit=%d&before=%d"
            .formatted(account, limit, found.getLast().id());
  }

  private record Page(long limit, long before) {
    static Page of(Parameters parameters) {
      return new Page(
          parameters.number("limit", MOST).orElse(USUAL),
          parameters.number("before", Long.MAX_VALUE).orElse(Long.MAX_VALUE));
    }
  }
}
