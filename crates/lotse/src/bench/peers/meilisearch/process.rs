//! Which process of this machine listens at an address.
use std::{
    net::{SocketAddr, ToSocketAddrs},
    path::Path,
};

/// `None` where it runs elsewhere, or belongs to somebody else.
pub(super) fn listening_at(address: &str) -> Option<u32> {
    let port =
        address.to_socket_addrs().ok()?.find(|one| one.ip().is_loopback()).as_ref().map(SocketAddr::port)?;
    let tables =
        ["/proc/net/tcp", "/proc/net/tcp6"].into_iter().filter_map(|file| std::fs::read_to_string(file).ok());
    let inode = tables.into_iter().find_map(|table| inode_of_listener(&table, port))?;
    let socket = format!("socket:[{inode}]");
    let processes = std::fs::read_dir("/proc").ok()?.flatten();
    processes
        .filter(|entry| has_open(&entry.path(), &socket))
        .find_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// See proc(5): the second column is the address, the fourth the state (0A listens), the tenth the inode.
fn inode_of_listener(table: &str, port: u16) -> Option<String> {
    let port = format!(":{port:04X}");
    let mut lines = table.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let line = lines.find(|columns| {
        columns.get(1).is_some_and(|address| address.ends_with(&port)) && columns.get(3) == Some(&"0A")
    })?;
    line.get(9).map(|inode| (*inode).to_owned())
}

fn has_open(process: &Path, socket: &str) -> bool {
    let files = std::fs::read_dir(process.join("fd")).into_iter().flatten().flatten();
    files.filter_map(|file| std::fs::read_link(file.path()).ok()).any(|target| target.as_os_str() == socket)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::listening_at;

    #[test]
    fn the_process_that_listens_is_found() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        assert_eq!(listening_at(&address), Some(std::process::id()));
        drop(listener);
        assert_eq!(listening_at(&address), None);
        assert_eq!(listening_at("192.0.2.1:80"), None, "not on this machine");
    }
}
