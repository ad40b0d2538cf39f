import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { fetchPdf, type PrintRequest, printAddress } from '../../api/print.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import './print-dialog.css';

/** How a document looks on paper, with the ways to get it there. */
export function PrintDialog(props: {
  request: PrintRequest;
  name: string;
  title: string;
  onClose: () => void;
}) {
  const { request, name, title, onClose } = props;
  const say = useWords(recordWords);
  const words = useProblemWords();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);

  async function withPdf(use: (address: string) => void) {
    setBusy(true);
    try {
      use(URL.createObjectURL(await fetchPdf(request)));
    } catch (cause) {
      message.error(words(cause));
    } finally {
      setBusy(false);
    }
  }
  const download = (address: string) => {
    const link = Object.assign(document.createElement('a'), { href: address, download: `${title}.pdf` });
    link.click();
  };
  return (
    <Modal
      open
      title={`${say('preview')} · ${name}`}
      onCancel={onClose}
      width={920}
      style={{ top: 24 }}
      footer={
        <>
          <Button
            icon={<PrinterOutlined />}
            disabled={isBusy}
            onClick={() => withPdf((address) => window.open(address))}
          >
            {say('printNow')}
          </Button>
          <Button
            type="primary"
            icon={<DownloadOutlined />}
            loading={isBusy}
            onClick={() => withPdf(download)}
          >
            {say('download')}
          </Button>
        </>
      }
    >
      <iframe className="print-sheet" title={name} src={printAddress(request, 'html')} />
    </Modal>
  );
}
