package io.ballast.benchmarks.build;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What a service's pool does: connections are kept, and a thread in a transaction gets the transaction's own. */
final class ThreadBoundSource implements DataSource, AutoCloseable {
    private final DataSource logins;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    ThreadBoundSource(DataSource logins) {
        this.logins = logins;
    }

    <T> T inTransaction(Callable<T> work) throws Exception {
        Connection connection = borrow();
        connection.setAutoCommit(false);
        bound.set(connection);
        try {
            T result = work.call();
            connection.commit();
            return result;
        } finally {
            bound.remove();
            connection.rollback();
            connection.setAutoCommit(true);
            idle.push(connection);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection transaction = bound.get();
        return transaction == null ? closing(borrow(), true) : closing(transaction, false);
    }

    private Connection borrow() throws SQLException {
        Connection kept = idle.poll();
        return kept == null ? logins.getConnection() : kept;
    }

    /** Closing gives it back, or does nothing. */
    private Connection closing(Connection connection, boolean giveBack) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (giveBack) {
                            connection.setAutoCommit(true);
                            idle.push(connection);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    @Override
    public void close() {
        idle.forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException gone) {
                // The server stops next.
            }
        });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("One login only");
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is logged.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        logins.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return logins.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper of " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
