package evenkeel.api.broken;

import java.net.http.HttpClient;

/** Talks to the outside world by itself. */
public final class CallingController {
  HttpClient outside() {
    return HttpClient.newHttpClient();
  }
}
