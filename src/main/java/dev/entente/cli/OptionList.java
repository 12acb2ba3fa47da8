package dev.entente.cli;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Shows in a command's help first the options of its own, then those that every command takes. */
final class OptionList {

  private OptionList() {}

  /** Applies to a command line and all its commands. */
  static void arrange(CommandLine line) {
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionList::show);
    if (line.getSubcommands().isEmpty()) {
      line.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    }
    line.getSubcommands().values().forEach(OptionList::arrange);
  }

  private static String show(Help help) {
    Map<Boolean, List<OptionSpec>> options =
        help.commandSpec().options().stream()
            .filter(option -> !option.hidden())
            .collect(Collectors.partitioningBy(OptionList::isCommon));
    List<OptionSpec> own = options.getOrDefault(false, List.of());
    List<OptionSpec> common = options.getOrDefault(true, List.of());
    if (common.size() == help.commandSpec().options().size()) {
      return shown(help, common);
    }
    return (own.isEmpty() ? "" : shown(help, own))
        + "%nOptions of every command:%n".formatted()
        + shown(help, common);
  }

  private static String shown(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addAllOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }

  private static boolean isCommon(OptionSpec option) {
    return option.usageHelp()
        || option.versionHelp()
        || (option.userObject() instanceof Field field
            && field.getDeclaringClass() == CommonOptions.class);
  }
}
