package evenkeel.worker.emergency;

import static org.assertj.core.api.Assertions.assertThatNoException;

import evenkeel.emergency.Notice;
import evenkeel.settings.NoticeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeKindTest {
  @ParameterizedTest
  @EnumSource
  void canBeChosenByTheOperatorWhateverAStoryTells(Notice.Kind kind) {
    assertThatNoException().isThrownBy(() -> NoticeKind.valueOf(kind.name()));
  }
}
