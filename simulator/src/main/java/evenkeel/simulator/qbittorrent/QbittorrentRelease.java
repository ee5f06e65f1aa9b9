package evenkeel.simulator.qbittorrent;

import java.nio.file.Path;
import java.util.Optional;

/** The qBittorrents on which promises are proven, each the only one to be had of its kind. */
public enum QbittorrentRelease {
  /** Pauses and resumes; cookie SID; its increments cost as much as the whole list. */
  V4_5("4.5", "bookworm"),
  /** Stops and starts; loses changes when an answer is lost. */
  V5_1("5.1", "trixie"),
  /** New login answers, API key, Basic, a limit on sessions, typed answers to adding. */
  V5_3("5.3", "trixie-backports");

  private final String version;
  private final String suite;

  QbittorrentRelease(String version, String suite) {
    this.version = version;
    this.suite = suite;
  }

  /** The first two numbers of its version. */
  public String version() {
    return version;
  }

  /** The environment variable that names its program. */
  public String variable() {
    return "EVENKEEL_QBITTORRENT_" + version.replace('.', '_');
  }

  /** Its program on this machine: the variable's, else the one in Evenkeel's cache folder. */
  public Optional<Path> program() {
    return new QbittorrentProgram(System.getenv()).of(this);
  }

  /** Why a test of it has to be skipped where there is no {@link #program}. */
  public String missing() {
    return "no qBittorrent " + version + ": set " + variable();
  }

  /** The folder in the cache that holds its program. */
  String cached() {
    return "qbittorrent-" + suite;
  }
}
