package evenkeel.worker.qbittorrent.order;

import evenkeel.worker.qbittorrent.Addition;
import evenkeel.worker.qbittorrent.Addition.File;
import evenkeel.worker.qbittorrent.Addition.Link;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * The form by which a torrent is added, in the words of every version at once: a client ignores
 * those that it does not know.
 */
final class AddForm {
  private static final MediaType TORRENT = MediaType.get("application/x-bittorrent");

  private AddForm() {}

  static RequestBody of(Addition addition) {
    var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    switch (addition.source()) {
      case File file ->
          form.addFormDataPart(
              "torrents", "added.torrent", RequestBody.create(file.content(), TORRENT));
      case Link link -> form.addFormDataPart("urls", link.url());
    }
    flag(form, addition.stopped(), "paused", "stopped");
    flag(form, addition.unchecked(), "skip_checking", "seedMode");
    if (!addition.category().isEmpty()) {
      form.addFormDataPart("category", addition.category());
    }
    if (addition.savePath() != null) {
      // Under automatic management the path would be ignored.
      form.addFormDataPart("savepath", addition.savePath().toString());
      form.addFormDataPart("autoTMM", "false");
    }
    return form.build();
  }

  private static void flag(MultipartBody.Builder form, boolean value, String... names) {
    for (var name : names) {
      form.addFormDataPart(name, Boolean.toString(value));
    }
  }
}
