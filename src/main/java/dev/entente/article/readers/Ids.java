package dev.entente.article.readers;

import dev.entente.article.ArticleId;
import dev.entente.article.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What articles are called: their address where they have one, else where they lie. */
final class Ids {

  /** What senders of links add to tell where readers come from. */
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)(?:utm_\\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ref_src)=.*");

  /** The sign before what {@link Place} shows for a character that it does not show. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?=u[0-9A-F]{4})");

  private Ids() {}

  static ArticleId of(Place place, Optional<String> own, Optional<String> url) {
    return new ArticleId(
        url.filter(Ids::isWeb).or(() -> own.map(Words::oneLine)).orElseGet(() -> path(place)));
  }

  private static boolean isWeb(String url) {
    return url.startsWith("http://") || url.startsWith("https://");
  }

  /** The path without extensions, steps upwards and empty names; of several articles, which. */
  private static String path(Place place) {
    String path =
        Arrays.stream(
                ESCAPED
                    .matcher(withoutExtension(Opener.withoutGz(place.file())))
                    .replaceAll("")
                    .split("[/!\\\\]"))
            .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
            .collect(Collectors.joining("/"));
    return (path.isEmpty() ? Inputs.STDIN : path)
        + (place.item().isPresent() ? "/" + place.item().getAsLong() : "");
  }

  static String withoutExtension(String file) {
    return file.replaceFirst("\\.[^./]*$", "");
  }

  /**
   * An address without what changes between two visits of the same page: fragment, tracking
   * parameters, the usual port, capitals in the host (RFC 3986, section 6.2); what is no web
   * address stays as it is.
   */
  static String canonical(String url) {
    if (!isWeb(url.toLowerCase(Locale.ROOT))) {
      return url;
    }
    try {
      URI uri = new URI(url.replace(" ", "%20"));
      if (uri.getRawAuthority() == null) {
        return url;
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      String host =
          uri.getRawAuthority()
              .replaceFirst("^.*@", "")
              .toLowerCase(Locale.ROOT)
              .replaceFirst(scheme.equals("https") ? ":443$" : ":80$", "");
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query =
          uri.getRawQuery() == null
              ? ""
              : Arrays.stream(uri.getRawQuery().split("&"))
                  .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                  .collect(Collectors.joining("&"));
      return scheme + "://" + host + path + (query.isEmpty() ? "" : "?" + query);
    } catch (URISyntaxException illegal) {
      return url;
    }
  }
}
