package evenkeel.worker.qbittorrent.reading;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.TorrentState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedStateTest {
  @ParameterizedTest
  @CsvSource({
    "downloading, DOWNLOADING, false",
    "forcedDL, DOWNLOADING, false",
    "metaDL, DOWNLOADING, true",
    "forcedMetaDL, DOWNLOADING, true",
    "stalledDL, STALLED, false",
    "queuedDL, QUEUED, false",
    "queuedUP, QUEUED, false",
    "pausedDL, STOPPED, false",
    "pausedUP, STOPPED, false",
    "stoppedDL, STOPPED, false",
    "stoppedUP, STOPPED, false",
    "uploading, SEEDING, false",
    "forcedUP, SEEDING, false",
    "stalledUP, STALLED, false",
    "checkingDL, CHECKING, true",
    "checkingUP, CHECKING, true",
    "checkingResumeData, CHECKING, true",
    "moving, MOVING, true",
    "missingFiles, ERRORED, true",
    "error, ERRORED, true",
    "unknown, ERRORED, true",
    "stateOfAVersionToCome, ERRORED, true",
  })
  void speaksOneVocabularyForEveryVersion(String name, TorrentState state, boolean masked) {
    assertThat(ReportedState.of(name)).isEqualTo(new ReportedState(state, masked));
  }
}
