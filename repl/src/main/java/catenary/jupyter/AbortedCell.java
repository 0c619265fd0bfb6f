package catenary.jupyter;

import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/// The answer to a cell that does not run, because one before it failed.
record AbortedCell(String status) implements ContentType<AbortedCell>, ReplyType<ExecuteRequest> {

    AbortedCell() {
        this("aborted");
    }

    @SuppressWarnings("unchecked") // it is used for its name
    @Override public MessageType<AbortedCell> getType() {
        return (MessageType<AbortedCell>) (MessageType<?>) ExecuteReply.MESSAGE_TYPE;
    }

    @Override public MessageType<ExecuteRequest> getRequestType() {
        return ExecuteRequest.MESSAGE_TYPE;
    }
}
