/// Models of Caffe as they are stored: protocol buffers, read as far as [catenary.links.CaffeFunction] needs them.
package catenary.links.caffe;
