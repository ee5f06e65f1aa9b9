package evenkeel.standalone.supervisor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder could not be used, for a person. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The place and what is wrong with it; Java names the place alone. */
  public static String in(IOException trouble) {
    return switch (trouble) {
      case AccessDeniedException denied -> denied.getFile() + ": not permitted";
      case NoSuchFileException missing -> missing.getFile() + ": is not there and cannot be made";
      case FileAlreadyExistsException there -> there.getFile() + ": is not a folder";
      default -> trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
    };
  }
}
