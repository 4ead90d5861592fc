"""What a server is told of a built site: headers, kinds of files, old addresses, and files compressed beforehand."""
