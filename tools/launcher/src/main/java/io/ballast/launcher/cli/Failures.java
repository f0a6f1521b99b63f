package io.ballast.launcher.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.report.Screen;

/** Turns failures into a message, what to do about it, and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Screen screen;

    Failures(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        screen.note("ballast: " + message);
        String hint = hint(failure);
        if (hint != null) {
            screen.note("ballast: " + hint);
        }
        return isCheck(command) ? ExitCode.UNKNOWN : ExitCode.ofFailure(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        screen.note("ballast: " + failure.getMessage());
        screen.note("ballast: './" + command.getCommandSpec().qualifiedName() + " --help' says what is possible.");
        return isCheck(command) ? ExitCode.UNKNOWN : ExitCode.USAGE;
    }

    private static boolean isCheck(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof Verb verb && verb.isCheck();
    }

    private static String hint(Exception failure) {
        if (failure instanceof RemoteFailure remote) {
            return remote.hint();
        }
        return failure instanceof VerbFailure verb ? verb.hint() : null;
    }
}
