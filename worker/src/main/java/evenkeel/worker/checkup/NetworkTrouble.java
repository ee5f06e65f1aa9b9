package evenkeel.worker.checkup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a server could not be talked to, for a person. */
final class NetworkTrouble {
  private NetworkTrouble() {}

  static Wording of(IOException trouble, URI address) {
    return switch (trouble) {
      case UnknownHostException _ ->
          new Wording(
              "the name %s is not found".formatted(address.getHost()),
              "look for a typing error in the address; inside a container only names of its own network are known");
      case NoRouteToHostException _ ->
          new Wording(
              "there is no way to %s from here".formatted(address.getHost()),
              "see whether the machine is on, and whether a firewall or VPN stands between");
      case ConnectException _ -> refused(address);
      case InterruptedIOException _ ->
          new Wording(
              "no answer in time",
              "see whether it is overloaded, or a firewall or VPN swallows the connection");
      case SSLException tls -> tls(tls, address);
      default ->
          new Wording(
              "the connection broke: " + trouble.getMessage(),
              "see whether a program of another kind listens there, or a proxy stands between");
    };
  }

  private static Wording refused(URI address) {
    return new Wording(
        "connection refused: nothing listens at " + address.getRawAuthority(),
        "start it, or correct host and port; inside a container 127.0.0.1 is the container itself");
  }

  private static Wording tls(SSLException trouble, URI address) {
    if (named(trouble)) {
      return new Wording(
          "its certificate is for another name than " + address.getHost(),
          "call it by the name in the certificate");
    }
    if (certificate(trouble)) {
      return new Wording(
          "its certificate is signed by nobody known here",
          "give it a certificate of a known authority, or use http within your own network");
    }
    return new Wording(
        "the address says https, but no TLS is spoken there",
        "write http:// in the address, or switch HTTPS on there");
  }

  private static boolean named(Throwable trouble) {
    return trouble instanceof SSLPeerUnverifiedException
        || String.valueOf(trouble.getMessage()).contains("No subject alternative")
        || String.valueOf(trouble.getMessage()).contains("No name matching")
        || (trouble.getCause() != null && named(trouble.getCause()));
  }

  private static boolean certificate(Throwable trouble) {
    return trouble instanceof CertificateException
        || (trouble.getCause() != null && certificate(trouble.getCause()));
  }
}
