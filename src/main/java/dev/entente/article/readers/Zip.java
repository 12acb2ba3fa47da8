package dev.entente.article.readers;

import dev.entente.article.Input;
import dev.entente.article.InputLimits.Limit;
import dev.entente.article.Place;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a ZIP archive in their order, read as they stream by: nothing is unpacked to disk,
 * so that it does not matter what names entries have. Archives within archives are not opened.
 */
final class Zip implements Source {

  private final ZipArchiveInputStream zip;
  private final Opener opener;
  private final InputOptions options;
  private final Place place;
  private long entries;
  private @Nullable Source inner;
  private Place at;

  Zip(InputStream in, Opener opener, InputOptions options, Place place) {
    this.zip = new ZipArchiveInputStream(in, "UTF-8", true, true);
    this.opener = opener;
    this.options = options;
    this.place = place;
    this.at = place;
  }

  @Override
  public Optional<Step> next() throws IOException, Poison {
    while (true) {
      if (inner != null) {
        Optional<Step> step = inside(inner);
        if (step.isPresent()) {
          return step;
        }
        inner = null;
      }
      ZipArchiveEntry entry = zip.getNextEntry();
      if (entry == null) {
        return Optional.empty();
      }
      if (++entries > options.limits().of(Limit.ARCHIVE_ENTRIES)) {
        throw new Poison(
            "",
            "holds more than %,d files; raise it with --limit %s=…"
                .formatted(
                    options.limits().of(Limit.ARCHIVE_ENTRIES), Limit.ARCHIVE_ENTRIES.word()));
      }
      if (!entry.isDirectory()) {
        Optional<Step> step = enter(entry);
        if (step.isPresent()) {
          return step;
        }
      }
    }
  }

  private Optional<Step> enter(ZipArchiveEntry entry) throws IOException {
    String name = entry.getName();
    at = Place.of(place.source() + "!" + name, place.file() + "!" + name);
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (last.startsWith(".") || name.startsWith("__MACOSX/")) {
      return Optional.empty();
    }
    if (!zip.canReadEntryData(entry)) {
      return rejected("is encrypted or packed in a way that is not known");
    }
    if (!opener.isArticleName(last) || Format.byName(last).equals(Optional.of(Format.ZIP))) {
      return Optional.of(
          new Step.Without(new Input.Skipped(at, "its name is not that of a kind of article")));
    }
    Unpacking unpacking = new Unpacking(kept(zip), zip::getCompressedCount, options.limits());
    try {
      inner = opener.open(unpacking, last, at, Optional.empty());
      return Optional.empty();
    } catch (Poison poison) {
      return Optional.of(Step.rejected(at, poison.position(), poison.reason()));
    } catch (Unpacking.TooLarge bomb) {
      return rejected(String.valueOf(bomb.getMessage()));
    } catch (RuntimeException | StackOverflowError broken) {
      return rejected(Broken.reason(broken));
    }
  }

  /** What is wrong in an entry does not keep the others from being read. */
  private Optional<Step> inside(Source source) throws IOException {
    try {
      return source.next();
    } catch (Poison poison) {
      inner = null;
      return Optional.of(Step.rejected(at, poison.position(), poison.reason()));
    } catch (Unpacking.TooLarge bomb) {
      inner = null;
      return rejected(String.valueOf(bomb.getMessage()));
    } catch (RuntimeException | StackOverflowError broken) {
      inner = null;
      return rejected(Broken.reason(broken));
    }
  }

  private Optional<Step> rejected(String reason) {
    return Optional.of(Step.rejected(at, "", reason));
  }

  /** An entry's reader must not close the archive. */
  private static InputStream kept(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return in.read(bytes, offset, length);
      }

      @Override
      public void close() {
        // The archive has more.
      }
    };
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
