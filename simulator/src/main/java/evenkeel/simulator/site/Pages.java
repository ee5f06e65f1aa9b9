package evenkeel.simulator.site;

/** The HTML pages that come where data was asked for. */
final class Pages {
  static final String FORBIDDEN = nginx("403 Forbidden");
  static final String MAINTENANCE =
      "<!DOCTYPE html><html><head><title>Maintenance</title></head>"
          + "<body><h1>We will be back soon</h1></body></html>";
  static final String LOGIN =
      "<!DOCTYPE html><html><head><title>Login | My Anonamouse</title></head><body id=\"siteMain\">"
          + "<main><div id=\"mainBody\"><h1>Not logged in!</h1><form action=\"/takelogin.php\" method=\"post\">"
          + "<input name=\"email\"/><input name=\"password\" type=\"password\"/></form></div></main></body></html>";

  private Pages() {}

  static String nginx(String status) {
    return "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
        .formatted(status, status);
  }
}
