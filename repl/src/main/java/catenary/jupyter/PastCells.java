package catenary.jupyter;

import java.util.List;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/// The answer to a question about history. That of the library names the parts of an entry, which Jupyter does not take.
record PastCells(String status, List<List<Object>> history)
        implements ContentType<PastCells>, ReplyType<HistoryRequest> {

    PastCells(List<List<Object>> history) {
        this("ok", history);
    }

    @SuppressWarnings("unchecked") // it is used for its name
    @Override public MessageType<PastCells> getType() {
        return (MessageType<PastCells>) (MessageType<?>) HistoryReply.MESSAGE_TYPE;
    }

    @Override public MessageType<HistoryRequest> getRequestType() {
        return HistoryRequest.MESSAGE_TYPE;
    }
}
